"""The rules of the plans. Standard library only: the same files run in CPython and in the reader's browser."""
