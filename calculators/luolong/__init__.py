"""Luolong District (洛龙区), Luoyang, Henan."""
