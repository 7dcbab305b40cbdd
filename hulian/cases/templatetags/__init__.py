"""What templates of cases may say."""
