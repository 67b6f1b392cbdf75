"""The bots that Easel is measured beside, each a program of one page."""
