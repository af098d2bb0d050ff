"""Shanting District (山亭区), Zaozhuang, Shandong."""
