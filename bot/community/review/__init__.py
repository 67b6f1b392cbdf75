"""Pictures that moderators look at before anybody else does."""
