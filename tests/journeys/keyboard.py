"""A person without a mouse: reaches by Tab, does by Enter, and counts what they did."""

from playwright.sync_api import Locator, Page, expect

# A ring around it, or around the frame it fills.
_IS_SHOWN = """it => [it, it.parentElement, it.parentElement.parentElement].some(
    one => getComputedStyle(one).outlineStyle !== 'none')"""
_FAR = 160  # Tabs that nobody should have to press, and that no page needs


class Keyboard:
    """Moves about one page by keys alone; moving and typing are free, what is done is counted."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.done = 0

    def do(self, target: Locator, key: str = "Enter") -> None:
        """Go to it and press a key there."""
        self.reach(target)
        self._press(key)

    def pick(self, target: Locator, key: str, value: str) -> None:
        """Choose in a list by one key."""
        self.reach(target)
        self._press(key)
        expect(target).to_have_value(value)

    def shortcut(self, keys: str) -> None:
        """Press a shortcut of one or more keys."""
        for key in keys.split(" "):
            self._page.keyboard.press(key)
        self.done += 1

    def reach(self, target: Locator) -> None:
        """Press Tab until it is there; fails where no Tab leads to it or nothing shows it."""
        expect(target).to_be_visible()
        expect(target).to_be_enabled()
        for _ in range(_FAR):
            if target.evaluate("it => it === document.activeElement"):
                break
            self._page.keyboard.press("Tab")
        expect(target).to_be_focused()
        assert target.evaluate(_IS_SHOWN), "nothing shows where the focus is"

    def _press(self, key: str) -> None:
        self._page.keyboard.press(key)
        self.done += 1
