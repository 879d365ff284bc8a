"""A slice of the landscape: J along one parameter, the other held."""
