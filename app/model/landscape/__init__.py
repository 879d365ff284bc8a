"""What the views of the landscape show: slices of J, and its contours."""
