import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='stable id')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'member of staff',
                'verbose_name_plural': 'members of staff',
                'abstract': False,
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Diner',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                ('lang', models.CharField(default='de', max_length=5, verbose_name='language')),
                ('start_key_hash', models.CharField(editable=False, max_length=64, unique=True, verbose_name='hash of the starting key')),
                ('created_at', models.DateTimeField(db_index=True, verbose_name='created')),
                ('address_hash', models.CharField(blank=True, editable=False, max_length=64, verbose_name='keyed hash of the first network address, for a day')),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to='accounts.diner')),
            ],
            options={
                'verbose_name': 'diner',
                'verbose_name_plural': 'diners',
            },
        ),
        migrations.CreateModel(
            name='DinerLogin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64, unique=True, verbose_name='hash of the token')),
                ('created_at', models.DateTimeField(verbose_name='created')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                ('diner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='logins', to='accounts.diner')),
            ],
            options={
                'verbose_name': 'login of a diner',
                'verbose_name_plural': 'logins of diners',
            },
        ),
        migrations.CreateModel(
            name='Code',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('mail', 'e-mail'), ('phone', 'phone')], max_length=8, verbose_name='kind')),
                ('value', models.CharField(max_length=254, verbose_name='value')),
                ('about', models.CharField(blank=True, max_length=80, verbose_name='bound to')),
                ('tries', models.PositiveSmallIntegerField(default=0, verbose_name='tries')),
                ('created_at', models.DateTimeField(verbose_name='created')),
                ('expires_at', models.DateTimeField(verbose_name='expires')),
                ('used_at', models.DateTimeField(blank=True, null=True, verbose_name='used')),
                ('diner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='accounts.diner')),
            ],
            options={
                'verbose_name': 'code',
                'verbose_name_plural': 'codes',
                'indexes': [models.Index(fields=['value', 'created_at'], name='code_by_contact')],
                'constraints': [models.CheckConstraint(condition=models.Q(('tries__lte', 5)), name='code_five_tries')],
            },
        ),
        migrations.CreateModel(
            name='Handle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('mail', 'e-mail'), ('phone', 'phone')], max_length=8, verbose_name='kind')),
                ('value', models.CharField(max_length=254, verbose_name='value')),
                ('verified_at', models.DateTimeField(verbose_name='verified')),
                ('diner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='handles', to='accounts.diner')),
            ],
            options={
                'verbose_name': 'handle',
                'verbose_name_plural': 'handles',
                'constraints': [models.UniqueConstraint(fields=('kind', 'value'), name='handle_belongs_to_one_diner'), models.CheckConstraint(condition=models.Q(('kind__in', ['mail', 'phone'])), name='handle_kind_known')],
            },
        ),
    ]
