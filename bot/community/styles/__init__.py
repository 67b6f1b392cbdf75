"""A server's styles: words under a name, to be laid around what members write."""
