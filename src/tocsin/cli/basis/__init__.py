"""What all verbs stand on: the data folder, tables, JSON, bars, pages of help and refusals."""
