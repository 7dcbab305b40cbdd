"""The policy pack: rules of the field as data, each with its source."""
