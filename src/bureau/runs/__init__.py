"""Who stands where: everybody judged in runs, one firm judged live, decisions as certificates."""
