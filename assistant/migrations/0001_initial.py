import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('businesses', '0001_initial'),
        ('messenger', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Memory',
            fields=[
                ('conversation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='memory', serialize=False, to='messenger.conversation')),
                ('drafts', models.JSONField(default=dict, verbose_name='drafts by skill')),
                ('misunderstood', models.PositiveSmallIntegerField(default=0, verbose_name='misunderstandings in a row')),
                ('wanted_because', models.CharField(blank=True, max_length=20, verbose_name='why a person is wanted')),
                ('known', models.TextField(blank=True, verbose_name='known so far')),
                ('introduced_at', models.DateTimeField(blank=True, null=True, verbose_name='said what it is')),
                ('spoke_at', models.DateTimeField(blank=True, null=True, verbose_name='spoke last')),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='businesses.business')),
            ],
            options={
                'verbose_name': 'memory',
                'verbose_name_plural': 'memories',
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seq', models.BigIntegerField(verbose_name='sequence')),
                ('understood', models.JSONField(default=dict, verbose_name='understood')),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='businesses.business')),
                ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='messenger.conversation')),
            ],
            options={
                'verbose_name': 'reading',
                'verbose_name_plural': 'readings',
                'constraints': [models.UniqueConstraint(fields=('conversation', 'seq'), name='reading_once_per_entry')],
            },
        ),
    ]
