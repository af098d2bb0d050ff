"""Ziyang District (资阳区), Yiyang, Hunan."""
