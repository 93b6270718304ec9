"""Cases, their evidence, and playbooks on a terminal."""
