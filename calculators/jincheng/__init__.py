"""Jincheng City (晋城市), Shanxi."""
