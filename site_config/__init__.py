"""The composition root: the command, the build of the site, the packing of the browser's runtime."""
