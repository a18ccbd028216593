"""Runs and live judging."""
