"""Python imports this at its start: every program that a test starts is kept from the network too."""

import loopback

loopback.guard()
