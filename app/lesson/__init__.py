"""The lesson: chapters as data, what each of them waits for, and the tutor that sets them up and watches."""
