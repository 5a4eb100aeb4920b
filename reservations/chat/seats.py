"""Where in the house a diner wishes to sit: an area, or inside or outside."""

from assistant.language import Understanding, Value
from reservations.chat.scene import Scene


def merge_where(scene: Scene, understood: Understanding) -> None:
    """Take the area that is named, or the one that "inside" or "outside" can only be, into the draft."""
    if understood.area and scene.area(understood.area.value):
        scene.draft.area = None if understood.area.negated else understood.area.value
        return
    said = {seat.value for seat in understood.seating if not seat.negated}
    if "outdoor" in said:
        _sit(scene, outdoors=True)
    elif "indoor" in said and any(area.is_outdoor for area in scene.areas):
        _sit(scene, outdoors=False)


def _sit(scene: Scene, *, outdoors: bool) -> None:
    """Take the one area there is outside or inside; of several none, and none that was wished for before."""
    areas = [area.slug for area in scene.areas if area.is_outdoor == outdoors]
    if len(areas) == 1:
        scene.draft.area = areas[0]
    elif scene.draft.area not in areas:
        scene.draft.area = None


def is_an_area(scene: Scene, understood: Understanding, seat: Value[str]) -> bool:
    """Outside or inside where the area is such, or words that named it: the reservation says it by itself."""
    area = scene.area(scene.draft.area)
    if area is None:
        return False
    named = understood.area
    overlaps = named is not None and named.start < seat.end and seat.start < named.end
    return overlaps or seat.value == ("outdoor" if area.is_outdoor else "indoor")
