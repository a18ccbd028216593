"""Workers in processes of their own, killed without warning: nothing lost, nothing doubled."""
