"""From a plan's folder to its pages: read, check, render."""
