"""What the record answers, to read (``page``), to pipe (``json``), to count (``csv``).

One file for each kind of answer: ``entries`` for a list of them, ``full`` for one with nothing left
out, ``rows`` under ``COLUMNS`` for a table. All take values alone, never a record.
"""
