"""The first start: a short welcome that ends with a real plan, the sample, or a journal to open."""
