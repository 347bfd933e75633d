"""`python -m policylint`, the same as the command `policylint`."""

from policylint.cli import main

if __name__ == "__main__":
    main()
