"""What a tracker says on a day, built once and laid out in several formats."""
