"""What the generators that run on Node share as targets: our theme in JavaScript, and the data that it shows."""
