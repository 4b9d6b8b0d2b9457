"""Programs that use MMSID from outside; tests run them."""
