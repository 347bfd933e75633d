"""The Word reader's rooms; `policylint.read.docx.read_docx` is the door."""
