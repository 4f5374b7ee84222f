//! Small pictures of large ones, made from files that may be hostile.
//!
//! Each is made on a thread of its own that stands back, under limits that are checked before
//! anything is decoded; a decoder that fails, or panics, costs no more than the small picture.
//! What is made has the points of the original and nothing else: no place, no camera, no time.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use tokio::sync::{Semaphore, oneshot};

use crate::background::{Pulse, stand_back};

/// The longer side of a small picture, in points.
const SIDE: u32 = 640;
/// Pictures of more points are shown, but not made small.
const MOST_POINTS: u64 = 50_000_000;
/// What decoding one may allocate, in bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// Files that are larger are not decoded.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// A JPEG may go over all its points again and again; those that people make do so ten times.
const MOST_SCANS: usize = 40;
/// Between a small file and a good picture.
const QUALITY: u8 = 82;

/// What is known of a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Picture {
    /// Its width and height as it is shown, in points.
    pub size: Option<(u32, u32)>,
    /// A small one, as PNG or JPEG.
    pub small: Option<Vec<u8>>,
}

/// Makes small pictures, a few at a time. Clone it freely.
#[derive(Clone, Debug)]
pub(super) struct Pictures(Arc<Semaphore>);

impl Pictures {
    /// As many at a time as leave half of the machine to others.
    pub fn new() -> Self {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        Self(Arc::new(Semaphore::new((cores / 2).max(1))))
    }

    /// Looks at the picture at `path`, whose type was found to be `media_type`.
    pub async fn look(&self, path: PathBuf, media_type: &'static str) -> Picture {
        let Ok(turn) = Arc::clone(&self.0).acquire_owned().await else {
            return Picture::default();
        };
        let (done, picture) = oneshot::channel();
        let look = move || {
            stand_back();
            let _pulse = Pulse::start();
            // Whoever asked may be gone.
            let _ = done.send(look(&path, media_type));
            drop(turn);
        };
        match thread::Builder::new()
            .name("longhouse-pictures".into())
            .spawn(look)
        {
            // Nothing comes when a decoder has panicked.
            Ok(_) => picture.await.unwrap_or_default(),
            Err(_) => Picture::default(),
        }
    }
}

fn look(path: &Path, media_type: &str) -> Picture {
    let format = match media_type {
        "image/png" => ImageFormat::Png,
        "image/jpeg" => ImageFormat::Jpeg,
        "image/gif" => ImageFormat::Gif,
        "image/webp" => ImageFormat::WebP,
        _ => {
            return Picture {
                size: by_header(path, media_type),
                small: None,
            };
        }
    };
    if fs::metadata(path).map_or(true, |about| about.len() > MOST_BYTES) {
        return Picture::default();
    }
    let Ok(bytes) = fs::read(path) else {
        return Picture::default();
    };
    decode(&bytes, format)
}

fn decode(bytes: &[u8], format: ImageFormat) -> Picture {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let Ok(mut decoder) = reader.into_decoder() else {
        return Picture::default();
    };
    let (width, height) = decoder.dimensions();
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = Picture {
        size: Some(as_shown(width, height, turned)),
        small: None,
    };
    let is_patient = format != ImageFormat::Jpeg || scans(bytes) <= MOST_SCANS;
    let fits = u64::from(width) * u64::from(height) <= MOST_POINTS
        && limits.reserve(decoder.total_bytes()).is_ok();
    if fits && is_patient && decoder.set_limits(limits).is_ok() {
        picture.small = DynamicImage::from_decoder(decoder)
            .ok()
            .and_then(|image| shrink(image, turned));
    }
    picture
}

/// Width and height after turning.
fn as_shown(width: u32, height: u32, turned: Orientation) -> (u32, u32) {
    match turned {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => (height, width),
        _ => (width, height),
    }
}

/// How often a JPEG goes over its points. In what lies between, 0xff is never followed by 0xda.
fn scans(bytes: &[u8]) -> usize {
    memchr::memmem::find_iter(bytes, b"\xff\xda").count()
}

fn shrink(image: DynamicImage, turned: Orientation) -> Option<Vec<u8>> {
    let is_small = image.width() <= SIDE && image.height() <= SIDE;
    let mut small = match is_small {
        true => image,
        false => image.thumbnail(SIDE, SIDE),
    };
    small.apply_orientation(turned);
    let mut out = Cursor::new(Vec::new());
    if small.color().has_alpha() {
        let points = DynamicImage::from(small.into_rgba8());
        points.write_to(&mut out, ImageFormat::Png).ok()?;
    } else {
        let points = small.into_rgb8();
        JpegEncoder::new_with_quality(&mut out, QUALITY)
            .encode_image(&points)
            .ok()?;
    }
    Some(out.into_inner())
}

/// The size that a picture says it has which we do not decode.
fn by_header(path: &Path, media_type: &str) -> Option<(u32, u32)> {
    use std::io::Read;
    let mut head = Vec::new();
    let file = fs::File::open(path).ok()?;
    file.take(super::sniff::HEAD as u64)
        .read_to_end(&mut head)
        .ok()?;
    let size = match media_type {
        "image/bmp" => {
            let number = |at: usize| Some(i32::from_le_bytes(*head.get(at..)?.first_chunk()?));
            // The height is negative when the lines begin at the top.
            (number(18)?.unsigned_abs(), number(22)?.unsigned_abs())
        }
        "image/avif" => {
            let at = memchr::memmem::find(&head, b"ispe")? + 8;
            let number = |at: usize| Some(u32::from_be_bytes(*head.get(at..)?.first_chunk()?));
            (number(at)?, number(at + 4)?)
        }
        _ => return None,
    };
    (size.0 > 0 && size.1 > 0).then_some(size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    fn written(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        image.into().write_to(&mut out, format).unwrap();
        out.into_inner()
    }

    fn small(picture: &Picture) -> DynamicImage {
        image::load_from_memory(picture.small.as_ref().unwrap()).unwrap()
    }

    /// A JPEG, red at the left and blue at the right, with an orientation in its EXIF data.
    fn turned(orientation: u8) -> Vec<u8> {
        let image = RgbImage::from_fn(800, 400, |x, _| match x < 400 {
            true => Rgb([250, 0, 0]),
            false => Rgb([0, 0, 250]),
        });
        let plain = written(image, ImageFormat::Jpeg);
        let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
        exif.extend(b"secret place");
        let mut bytes = plain[..2].to_vec();
        bytes.extend([0xff, 0xe1]);
        bytes.extend((exif.len() as u16 + 2).to_be_bytes());
        bytes.extend(exif);
        bytes.extend(&plain[2..]);
        bytes
    }

    #[test]
    fn a_large_picture_is_made_small_and_keeps_its_shape() {
        let image = RgbImage::from_pixel(2_000, 1_000, Rgb([9, 99, 199]));
        for format in [
            ImageFormat::Png,
            ImageFormat::Jpeg,
            ImageFormat::WebP,
            ImageFormat::Gif,
        ] {
            let image = match format {
                ImageFormat::Gif => DynamicImage::from(image.clone()).into_rgba8().into(),
                _ => DynamicImage::from(image.clone()),
            };
            let picture = decode(&written(image, format), format);
            assert_eq!(picture.size, Some((2_000, 1_000)), "{format:?}");
            let small = small(&picture);
            assert_eq!((small.width(), small.height()), (640, 320), "{format:?}");
        }
    }

    #[test]
    fn a_photograph_is_turned_as_it_was_held_and_tells_nothing_else() {
        let bytes = turned(6);
        assert!(memchr::memmem::find(&bytes, b"secret place").is_some());
        let picture = decode(&bytes, ImageFormat::Jpeg);
        assert_eq!(picture.size, Some((400, 800)));
        let image = small(&picture).into_rgb8();
        assert_eq!((image.width(), image.height()), (320, 640));
        assert!(image.get_pixel(160, 10)[0] > 200, "its left is its top now");
        assert!(image.get_pixel(160, 630)[2] > 200);
        let made = picture.small.unwrap();
        for sign in [&b"secret"[..], b"Exif"] {
            assert!(memchr::memmem::find(&made, sign).is_none());
        }
    }

    #[test]
    fn what_can_be_seen_through_stays_so() {
        let image = RgbaImage::from_pixel(900, 900, Rgba([1, 2, 3, 40]));
        let picture = decode(&written(image, ImageFormat::Png), ImageFormat::Png);
        assert_eq!(small(&picture).into_rgba8().get_pixel(5, 5)[3], 40);
    }

    #[test]
    fn a_picture_of_too_many_points_is_not_decoded_and_its_size_is_known() {
        // A head that promises 400 megapixels, and hardly anything behind it.
        let mut png = written(RgbImage::new(1, 1), ImageFormat::Png);
        png[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
        let checksum = crc(&png[12..29]);
        png[29..33].copy_from_slice(&checksum.to_be_bytes());
        let picture = decode(&png, ImageFormat::Png);
        assert_eq!(
            picture,
            Picture {
                size: Some((20_000, 20_000)),
                small: None
            }
        );
    }

    #[test]
    fn a_jpeg_that_goes_over_its_points_without_end_is_not_decoded() {
        let mut bytes = written(RgbImage::new(64, 64), ImageFormat::Jpeg);
        assert!(decode(&bytes, ImageFormat::Jpeg).small.is_some());
        for _ in 0..1_000 {
            bytes.extend(b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00");
        }
        let picture = decode(&bytes, ImageFormat::Jpeg);
        assert_eq!(
            picture,
            Picture {
                size: Some((64, 64)),
                small: None
            }
        );
    }

    #[test]
    fn whatever_is_cut_or_changed_in_a_file_it_only_costs_the_small_picture() {
        let image = RgbImage::from_fn(40, 30, |x, y| Rgb([x as u8 * 6, y as u8 * 8, 77]));
        for format in [
            ImageFormat::Png,
            ImageFormat::Jpeg,
            ImageFormat::WebP,
            ImageFormat::Gif,
        ] {
            let whole = written(
                DynamicImage::from(image.clone()).into_rgba8(),
                ImageFormat::Png,
            );
            let whole = match format {
                ImageFormat::Jpeg => written(image.clone(), format),
                ImageFormat::Png => whole,
                _ => written(DynamicImage::from(image.clone()).into_rgba8(), format),
            };
            assert!(decode(&whole, format).small.is_some());
            for cut in 0..whole.len() {
                decode(&whole[..cut], format);
            }
            for at in 0..whole.len() {
                let mut changed = whole.clone();
                changed[at] ^= 0x55;
                decode(&changed, format);
            }
        }
    }

    #[test]
    fn the_size_of_what_is_not_decoded_is_read_from_its_head() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x");
        let mut bmp = vec![0; 60];
        bmp[18..26].copy_from_slice(&[32, 0, 0, 0, 0xf0, 0xff, 0xff, 0xff]);
        fs::write(&path, &bmp).unwrap();
        assert_eq!(look(&path, "image/bmp").size, Some((32, 16)));
        fs::write(&path, b"....ispe\0\0\0\0\0\0\x01\0\0\0\0\x80").unwrap();
        assert_eq!(look(&path, "image/avif").size, Some((256, 128)));
        fs::write(&path, b"....ispe\0").unwrap();
        assert_eq!(look(&path, "image/avif").size, None);
    }

    /// The checksum of a PNG's parts.
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
            })
        })
    }
}
