"""A decision that anyone can check again, offline: written as one file, read, and re-judged."""

from guiju.certificate.certifying import Certificate, certify
from guiju.certificate.reading import read_certificate
from guiju.certificate.verifying import Verification, verify

__all__ = ["Certificate", "Verification", "certify", "read_certificate", "verify"]
