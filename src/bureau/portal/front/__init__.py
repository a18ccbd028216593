"""The front page: for the public a landing page, for whoever is signed in the way on."""
