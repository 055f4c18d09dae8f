"""`python -m kzdb` is `kzdb`."""

from kzdb.cli import main

if __name__ == "__main__":
    main()
