"""What goes with a report: its appendices and background papers."""
