"""The Tests page: enter tests and see them beside the ones before."""
