//! Encryption on the way out.

use std::path::Path;
use std::sync::Arc;

use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

/// Why nobody could be believed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file of further authorities cannot be used.
    #[error("{0}: {1}")]
    CaFile(String, String),
    /// Our own choice of ciphers makes no sense, which it always does.
    #[error(transparent)]
    Tls(#[from] rustls::Error),
}

/// How we encrypt to others, and whose certificates we believe: those that the web's browsers
/// believe, those of this system, and those in `ca_file`.
pub fn client_config(ca_file: Option<&Path>) -> Result<ClientConfig, Error> {
    // Libraries that make their own choice take the same as we do; who was first has won.
    let _ = default_provider().install_default();
    let mut roots = RootCertStore::empty();
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    let system = rustls_native_certs::load_native_certs();
    // Systems keep certificates that are too old to be understood; the others still help.
    roots.add_parsable_certificates(system.certs);
    if let Some(file) = ca_file {
        add_file(&mut roots, file)?;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config)
}

fn add_file(roots: &mut RootCertStore, file: &Path) -> Result<(), Error> {
    let wrong = |what: String| Error::CaFile(file.display().to_string(), what);
    let found = CertificateDer::pem_file_iter(file).map_err(|error| wrong(error.to_string()))?;
    let mut count = 0;
    for certificate in found {
        let certificate = certificate.map_err(|error| wrong(error.to_string()))?;
        let added = roots.add(certificate);
        added.map_err(|error| wrong(error.to_string()))?;
        count += 1;
    }
    if count == 0 {
        return Err(wrong("holds no certificate".to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_authorities_of_the_web_are_known_without_any_file() {
        let roots = webpki_roots::TLS_SERVER_ROOTS.len();
        assert!(roots > 50, "{roots}");
        client_config(None).unwrap();
    }

    #[test]
    fn a_file_without_certificates_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("ours.pem");
        std::fs::write(&file, "nothing of use").unwrap();
        let error = client_config(Some(&file)).unwrap_err().to_string();
        assert!(
            error.contains("ours.pem") && error.contains("no certificate"),
            "{error}"
        );
        let error = client_config(Some(&dir.path().join("none"))).unwrap_err();
        assert!(error.to_string().contains("none"), "{error}");
    }
}
