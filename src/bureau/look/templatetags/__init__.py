"""Tags and filters every room's templates may load."""
