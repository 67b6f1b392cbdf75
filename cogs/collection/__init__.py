"""What members find again and show: history, favourites, gallery, showcase."""
