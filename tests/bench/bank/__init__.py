"""The question bank: small against large, file against parser, statistics against one aggregate."""
