//! Names of the net: asked of the servers that the system names, by ourselves.
//!
//! A statically linked program cannot ask the C library, which would load its parts at run time.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{NameServerConfig, ResolverConfig};
use hickory_resolver::net::NetError;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Finds the addresses of names. Clone it freely.
#[derive(Clone)]
pub struct Resolver(TokioResolver);

impl std::fmt::Debug for Resolver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Resolver(…)")
    }
}

impl Resolver {
    /// Asks whom `/etc/resolv.conf` names; without one, the name server of this machine, as the
    /// C library does.
    pub fn of_the_system() -> Result<Self, NetError> {
        let builder = TokioResolver::builder_tokio().or_else(|error| {
            tracing::warn!(%error, "The system names no name server, asking this machine's own");
            let here = NameServerConfig::udp_and_tcp(IpAddr::V4(Ipv4Addr::LOCALHOST));
            let config = ResolverConfig::from_name_servers(vec![here]);
            let runtime = TokioRuntimeProvider::default();
            Ok::<_, NetError>(TokioResolver::builder_with_config(config, runtime))
        })?;
        Ok(Self(builder.build()?))
    }

    /// The addresses of `name`.
    pub async fn addresses(&self, name: &str) -> Result<Vec<IpAddr>, NetError> {
        Ok(self.0.lookup_ip(name).await?.iter().collect())
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let resolver = self.clone();
        Box::pin(async move {
            let found = resolver.addresses(name.as_str()).await?;
            // The port is the address's affair: zero stands for "the usual one".
            let found = found.into_iter().map(|ip| SocketAddr::new(ip, 0));
            Ok::<Addrs, _>(Box::new(found))
        })
    }
}
