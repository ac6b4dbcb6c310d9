import modelsearch.index
import wagtail.fields
import wagtail.models.preview
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('courses', '0004_trusted_person'),
    ]

    operations = [
        migrations.CreateModel(
            name='Handout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True, verbose_name='slug')),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('summary', models.TextField(help_text='One or two sentences for the list.', max_length=400, verbose_name='in short')),
                ('body', wagtail.fields.StreamField([('prose', 0), ('remember', 2), ('vignette', 6), ('figure', 9), ('table', 10), ('media', 15)], block_lookup={0: ('courses.blocks.text.ProseBlock', (), {}), 1: ('courses.blocks.text.CleanRichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ol', 'ul'], 'label': 'Text'}), 2: ('wagtail.blocks.StructBlock', [[('text', 1)]], {}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Title', 'max_length': 160}), 4: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('fictional', 'fictional'), ('published', 'published')], 'label': 'Origin'}), 5: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Required for published cases: place, age, sex, family, profession, time and rare traits are changed; nothing is quoted from files; a second person has checked it.', 'label': 'I have checked that nobody can be recognised', 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('title', 3), ('text', 1), ('origin', 4), ('checked', 5)]], {}), 7: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Picture'}), 8: ('wagtail.blocks.CharBlock', (), {'label': 'Caption of the picture', 'max_length': 250, 'required': False}), 9: ('wagtail.blocks.StructBlock', [[('image', 7), ('caption', 8)]], {}), 10: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 1)]], {}), 11: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('video', 'Film'), ('audio', 'Sound')], 'label': 'Kind'}), 12: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'MP4, WebM, MP3 or Ogg.', 'label': 'File'}), 13: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'help_text': 'WebVTT file, required for films.', 'label': 'Captions', 'required': False}), 14: ('courses.blocks.text.CleanRichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ol', 'ul'], 'label': 'Transcript'}), 15: ('wagtail.blocks.StructBlock', [[('kind', 11), ('title', 3), ('file', 12), ('captions', 13), ('transcript', 14)]], {})}, verbose_name='text')),
                ('version', models.CharField(default='1.0', max_length=20, verbose_name='version')),
                ('as_of', models.DateField(verbose_name='law as of')),
                ('sources', wagtail.fields.RichTextField(blank=True, help_text='For editors: what each statement rests on, with its certainty mark.', verbose_name='sources and certainty')),
                ('is_active', models.BooleanField(default=True, verbose_name='shown to readers')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, verbose_name='sort order')),
                ('groups', models.ManyToManyField(blank=True, related_name='handouts', to='courses.professionalgroup', verbose_name='professional groups')),
            ],
            options={
                'verbose_name': 'handout',
                'verbose_name_plural': 'handouts',
                'ordering': ['sort_order', 'title'],
            },
            bases=(wagtail.models.preview.PreviewableMixin, modelsearch.index.Indexed, models.Model),
        ),
    ]
