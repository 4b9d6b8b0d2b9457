"""What stands between the network and the app: who may ask what, whose turn it is, and that nothing is kept."""
