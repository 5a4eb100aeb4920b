"""What the yardsticks store."""

from django.db import models


class Message(models.Model):
    """What somebody said in a room."""

    room = models.CharField(max_length=64, db_index=True)
    sender = models.CharField(max_length=100)
    body = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "plain"

    def __str__(self) -> str:
        return str(self.pk)


class Evening(models.Model):
    """The row that a plain booking locks."""

    date = models.DateField(unique=True)

    class Meta:
        app_label = "plain"

    def __str__(self) -> str:
        return str(self.date)


class Seating(models.Model):
    """A table."""

    seats = models.IntegerField()

    class Meta:
        app_label = "plain"

    def __str__(self) -> str:
        return str(self.pk)


class Booking(models.Model):
    """A table taken from then until then."""

    table = models.ForeignKey(Seating, on_delete=models.CASCADE)
    party = models.IntegerField()
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()

    class Meta:
        app_label = "plain"

    def __str__(self) -> str:
        return str(self.pk)
