import businesses.models
import common.constraints
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Business',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$', 'Small letters, digits and hyphens.'), businesses.models.not_taken], verbose_name='short name in the address')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('timezone', models.CharField(default='Europe/Berlin', max_length=64, verbose_name='time zone')),
                ('street', models.CharField(blank=True, max_length=120, verbose_name='street and number')),
                ('postcode', models.CharField(blank=True, max_length=12, verbose_name='postcode')),
                ('city', models.CharField(max_length=80, verbose_name='city')),
                ('country', models.CharField(default='DE', max_length=2, verbose_name='country (ISO 3166)')),
                ('phone', models.CharField(blank=True, max_length=32, verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('languages', models.JSONField(blank=True, default=list, verbose_name='languages')),
                ('colour', models.CharField(choices=[('traube', 'grape'), ('zitrone', 'lemon'), ('granat', 'garnet'), ('forelle', 'trout'), ('salbei', 'sage'), ('schiefer', 'slate')], default='traube', max_length=12, verbose_name='house colour')),
                ('sign', models.CharField(choices=[('grape', 'grape'), ('lemon', 'lemon'), ('star', 'star'), ('fish', 'fish'), ('leaf', 'leaf'), ('stag', 'stag'), ('pomegranate', 'pomegranate'), ('bowl', 'bowl')], default='grape', max_length=12, verbose_name='sign')),
                ('tagline', models.JSONField(blank=True, default=dict, verbose_name='one line about the house')),
                ('assistant_enabled', models.BooleanField(default=True, verbose_name='the assistant answers')),
                ('is_listed', models.BooleanField(default=True, verbose_name='shown on the start page')),
                ('is_active', models.BooleanField(default=True, verbose_name='in operation')),
                ('created_at', models.DateTimeField(editable=False, verbose_name='created')),
            ],
            options={
                'verbose_name': 'business',
                'verbose_name_plural': 'businesses',
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('colour__in', ['traube', 'zitrone', 'granat', 'forelle', 'salbei', 'schiefer'])), name='business_colour_known'), models.CheckConstraint(condition=models.Q(('sign__in', ['grape', 'lemon', 'star', 'fish', 'leaf', 'stag', 'pomegranate', 'bowl'])), name='business_sign_known')],
            },
        ),
        migrations.CreateModel(
            name='ApiKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('prefix', models.CharField(editable=False, max_length=12, verbose_name='beginning')),
                ('secret_hash', models.CharField(editable=False, max_length=64, unique=True, verbose_name='hash')),
                ('scopes', models.JSONField(default=list, verbose_name='scopes')),
                ('created_at', models.DateTimeField(editable=False, verbose_name='created')),
                ('last_used_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='last used')),
                ('expires_at', models.DateTimeField(blank=True, null=True, verbose_name='expires')),
                ('revoked_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='revoked')),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='api_keys', to='businesses.business', verbose_name='business')),
            ],
            options={
                'verbose_name': 'API key',
                'verbose_name_plural': 'API keys',
                'ordering': ['business', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Guest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('phone', models.CharField(blank=True, max_length=32, verbose_name='phone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('notes', models.TextField(blank=True, max_length=2000, verbose_name='notes')),
                ('tags', models.JSONField(blank=True, default=list, verbose_name='tags')),
                ('diner_id', models.UUIDField(blank=True, editable=False, null=True, verbose_name='diner')),
                ('created_at', models.DateTimeField(editable=False, verbose_name='since')),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='businesses.business', verbose_name='business')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='others', to='businesses.guest')),
            ],
            options={
                'verbose_name': 'guest',
                'verbose_name_plural': 'guests',
                'ordering': ['name'],
                'indexes': [models.Index(fields=['business', 'name'], name='guest_by_name'), models.Index(fields=['business', 'phone'], name='guest_by_phone'), models.Index(fields=['business', 'email'], name='guest_by_email')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('diner_id__isnull', False), ('merged_into', None)), fields=('business', 'diner_id'), name='guest_one_per_diner'), models.UniqueConstraint(fields=('business', 'id'), name='guest_of_house'), models.CheckConstraint(condition=models.Q(('merged_into', models.F('id')), _negated=True), name='guest_is_not_its_own_other'), common.constraints.SameHouse(field='merged_into', name='guest_merged_within_house')],
            },
        ),
        migrations.CreateModel(
            name='HouseText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(choices=[('about', 'the house'), ('hours', 'opening hours (note)'), ('directions', 'how to get here'), ('menu', 'menu highlights'), ('parking', 'parking'), ('dogs', 'dogs'), ('children', 'children'), ('payment', 'payment'), ('allergies', 'allergies and diets'), ('accessibility', 'accessibility'), ('policy', 'house rules for reservations'), ('imprint', 'imprint'), ('privacy', 'privacy')], max_length=20, verbose_name='topic')),
                ('body', models.JSONField(default=dict, verbose_name='text')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='businesses.business', verbose_name='business')),
            ],
            options={
                'verbose_name': 'house text',
                'verbose_name_plural': 'house texts',
                'ordering': ['business', 'topic', 'position'],
                'constraints': [models.UniqueConstraint(fields=('business', 'topic', 'position'), name='housetext_one_per_place'), models.CheckConstraint(condition=models.Q(('topic__in', ['about', 'hours', 'directions', 'menu', 'parking', 'dogs', 'children', 'payment', 'allergies', 'accessibility', 'policy', 'imprint', 'privacy'])), name='housetext_topic_known')],
            },
        ),
        migrations.CreateModel(
            name='IdempotentRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=255, verbose_name='idempotency key')),
                ('request_hash', models.CharField(max_length=64, verbose_name='hash of the request')),
                ('status', models.PositiveSmallIntegerField(null=True, verbose_name='HTTP status')),
                ('body', models.JSONField(null=True, verbose_name='body')),
                ('created_at', models.DateTimeField(db_index=True, verbose_name='created')),
                ('api_key', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='idempotent_requests', to='businesses.apikey')),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='idempotent_requests', to='businesses.business')),
            ],
            options={
                'verbose_name': 'idempotent request',
                'verbose_name_plural': 'idempotent requests',
                'constraints': [models.UniqueConstraint(fields=('api_key', 'key'), name='idempotentrequest_once_per_key')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('owner', 'owner'), ('manager', 'manager'), ('host', 'host')], default='host', max_length=12, verbose_name='role')),
                ('created_at', models.DateTimeField(editable=False, verbose_name='since')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='businesses.business', verbose_name='business')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='member of staff')),
            ],
            options={
                'verbose_name': 'membership',
                'verbose_name_plural': 'memberships',
                'ordering': ['business', 'user'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('business', 'user'), name='membership_one_role_per_house', violation_error_message='This person already has a role in this house.'), models.CheckConstraint(condition=models.Q(('role__in', ['owner', 'manager', 'host'])), name='membership_role_known')],
            },
        ),
        migrations.CreateModel(
            name='TeamHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weekday', models.PositiveSmallIntegerField(verbose_name='weekday (0 = Monday)')),
                ('opens', models.PositiveSmallIntegerField(verbose_name='from')),
                ('closes', models.PositiveSmallIntegerField(verbose_name='until')),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team_hours', to='businesses.business', verbose_name='business')),
            ],
            options={
                'verbose_name': 'team hours',
                'verbose_name_plural': 'team hours',
                'ordering': ['business', 'weekday', 'opens'],
                'constraints': [models.CheckConstraint(condition=models.Q(('weekday__lte', 6)), name='teamhours_weekday_known'), models.CheckConstraint(condition=models.Q(('closes__gt', models.F('opens')), ('closes__lte', 2160)), name='teamhours_close_after_opening', violation_error_message='The end must be after the beginning.')],
            },
        ),
    ]
