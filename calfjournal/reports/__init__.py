"""Paper and tables: the one place that knows ReportLab."""
