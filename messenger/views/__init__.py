"""Pages for diners: the start page, the chat, and what belongs to a house. They work without scripts."""
