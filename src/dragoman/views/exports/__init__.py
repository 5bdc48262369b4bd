"""Records in the formats of the field, one file each: pure functions from items to rows.

An :class:`~dragoman.views.exports.items.Item` is an event with what the formats ask of it: one of a
record, or a report of a coded folder. A table's columns, with their meaning and what fills them,
stand beside the function that makes its rows.
"""
