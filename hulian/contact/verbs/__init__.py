"""What happens in household contact: one module a verb."""
