"""What `hulian serve` is made of."""
