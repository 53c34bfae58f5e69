"""What users do, one keyword-only function per intent; the only way the window writes."""
