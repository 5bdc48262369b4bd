"""Something to read, made of records alone: pages, data frames, a schema; formats in ``formats``.

Nothing here opens a file or a database, and nothing here knows how a reading was made.
"""
