"""Next.js."""
